// Ten views of Pip; which one is told by Declare=View=1 ... 10. Dedicated to the public domain (CC0 1.0).
#version 3.7;
#include "pip.inc"

global_settings {
  assumed_gamma 1.0
  max_trace_level 6
  #ifdef (Fine)
    radiosity { pretrace_start 0.08 pretrace_end 0.01 count 90 nearest_count 8 error_bound 0.6 recursion_limit 1 brightness 0.75 }
  #end
}

// Places of elbow and hand for the arm at +x; mirrored for the other.
#declare Down = array[2] { <1.75, 2.1, 0.05>, <1.55, 1.35, -0.15> }
#declare Wave = array[2] { <2.35, 1.95, -0.15>, <2.30, 3.05, -0.45> }
#declare Hip = array[2] { <2.25, 2.1, 0.2>, <1.35, 1.55, -0.35> }
#declare Forward = array[2] { <1.7, 1.8, -0.2>, <1.35, 2.2, -1.15> }
#declare Cheer = array[2] { <2.30, 2.30, -0.1>, <2.45, 3.55, -0.2> }

#macro Standing(Mood, Turn, Tilt, Left, Right)
  Pip(Mood, Turn, Tilt, Left[0] * <-1, 1, 1>, Left[1] * <-1, 1, 1>, Right[0], Right[1])
#end

// Round is the way around Pip in degrees: 0 from the front, 90 from its left, 180 from behind.
#macro Camera(Round, Height, Distance, Aim, Angle)
  camera {
    perspective
    location vrotate(<0, Height, -Distance>, -Round * y)
    right x
    look_at <0, Aim, 0>
    angle Angle
  }
#end

#macro Sun(Place, Colour, Size)
  light_source {
    Place
    color Colour
    area_light x * Size, z * Size, 9, 9
    adaptive 1
    jitter
    circular orient
  }
#end

#macro Fill(Place, Colour)
  light_source { Place color Colour shadowless }
#end

#declare Chance = seed(20);

// Lets the ground fade into the sky.
#macro Haze(Colour, Far)
  fog { fog_type 2 distance Far color Colour fog_offset 0 fog_alt 0.35 }
#end

#macro Studio(Colour)
  Haze(Colour * 0.95, 40)
  plane {
    y, 0
    texture {
      pigment { granite color_map { [0 color Colour * 0.88] [1 color Colour * 1.08] } scale 0.35 }
      normal { granite 0.06 scale 0.12 }
      finish { diffuse 0.8 specular 0.1 roughness 0.04 }
    }
  }
  sky_sphere { pigment { gradient y color_map { [0 color Colour * 0.95] [0.6 color Colour * 0.55] } } }
#end

#macro Sky(Low, High, Cloud)
  sky_sphere {
    pigment { gradient y color_map { [0 color Low] [0.45 color High] } }
    pigment {
      wrinkles turbulence 0.6 octaves 6
      color_map { [0.45 color Cloud transmit 1] [0.75 color Cloud transmit 0.25] [1.0 color Cloud transmit 0.05] }
      scale <0.55, 0.16, 0.55>
    }
  }
#end

#macro Meadow()
  Haze(rgb <0.72, 0.84, 0.88>, 60)
  Sky(rgb <0.75, 0.86, 0.95>, rgb <0.16, 0.38, 0.78>, rgb 1)
  plane { y, 0 texture { pigment { bozo color_map { [0 rgb <0.18, 0.36, 0.06>] [1 rgb <0.28, 0.50, 0.10>] } scale 0.6 } } }
  #for (I, 1, 26000)
    #local R = 1.1 + 24 * pow(rand(Chance), 1.5);
    #local A = 360 * rand(Chance);
    #local H = 0.25 + 0.45 * rand(Chance);
    #local G = rand(Chance);
    cone {
      0, 0.035, <0.3 * (rand(Chance) - 0.5), H, 0.3 * (rand(Chance) - 0.5)>, 0.004
      translate vrotate(<R, 0, 0>, A * y)
      texture { pigment { color rgb <0.12 + 0.16 * G, 0.30 + 0.18 * G, 0.05> } finish { diffuse 0.8 } }
    }
  #end
  #for (I, 1, 260)
    #local P = vrotate(<2.2 + 17 * rand(Chance), 0, 0>, 360 * rand(Chance) * y);
    #local H = 0.45 + 0.25 * rand(Chance);
    #local C = rand(Chance);
    union {
      #for (J, 0, 5)
        sphere { 0, 1 scale <0.075, 0.02, 0.05> translate 0.08 * x rotate J * 60 * y
          texture { pigment { color rgb <1, 0.95 - 0.45 * (C > 0.5), 0.95 - 0.1 * (C > 0.5)> } finish { diffuse 0.85 } } }
      #end
      sphere { 0, 0.05 texture { pigment { color rgb <0.95, 0.7, 0.05> } } }
      rotate <-25, 0, 10> translate P + H * y
    }
  #end
#end

#macro Planks(Dark, Light)
  plane {
    y, 0
    texture {
      pigment {
        brick
        pigment { color Dark * 0.25 },
        pigment {
          wood turbulence 0.09 octaves 5
          color_map { [0 color Light] [0.55 color Light * 0.8] [0.8 color Dark] [1 color Light] }
          scale <0.16, 0.16, 1> rotate <2, 91, 0> translate 3 * y
        }
        brick_size <4.5, 2, 1.1> mortar 0.03
      }
      normal { wrinkles 0.12 scale <0.7, 0.05, 0.06> }
      finish { diffuse 0.75 specular 0.3 roughness 0.02 reflection { 0.01, 0.16 fresnel on } conserve_energy }
    }
    interior { ior 1.4 }
  }
#end

#macro BrickWall(Turn)
  plane {
    z, 0
    texture {
      pigment {
        brick
        pigment { granite color_map { [0 rgb 0.42] [1 rgb 0.62] } scale 0.2 },
        pigment { granite color_map { [0 rgb <0.30, 0.09, 0.06>] [1 rgb <0.58, 0.24, 0.16>] } scale 0.8 }
        brick_size <1.6, 0.6, 0.8> mortar 0.07
      }
      normal { average normal_map { [2 brick 0.6 brick_size <1.6, 0.6, 0.8> mortar 0.07] [1 granite 0.5 scale 0.4] } }
      finish { diffuse 0.8 }
    }
    translate 5 * z rotate Turn * y
  }
#end

#macro Dunes()
  Haze(rgb <1.0, 0.60, 0.30>, 45)
  Sky(rgb <1.0, 0.56, 0.24>, rgb <0.22, 0.20, 0.48>, rgb <1.0, 0.62, 0.48>)
  plane {
    y, 0
    texture {
      pigment { granite color_map { [0 rgb <0.72, 0.44, 0.24>] [1 rgb <0.90, 0.62, 0.38>] } scale 0.12 }
      normal { average normal_map { [3 ripples 0.5 frequency 2 scale 1.3 turbulence 0.35 translate <30, 0, 9>] [1 granite 0.25 scale 0.05] } }
      finish { diffuse 0.85 }
    }
  }
  #for (I, 1, 60)
    #local P = vrotate(<2.6 + 30 * rand(Chance), 0, 0>, 360 * rand(Chance) * y);
    sphere {
      0, 0.12 + 0.4 * pow(rand(Chance), 4) scale <1.3, 0.7, 1> rotate 360 * rand(Chance) * y translate P
      texture { pigment { granite color_map { [0 rgb <0.24, 0.15, 0.12>] [1 rgb <0.5, 0.33, 0.25>] } scale 0.4 } normal { granite 0.6 scale 0.4 } }
    }
  #end
#end

#macro Tiles()
  plane {
    y, 0
    texture {
      pigment {
        checker
        pigment { granite color_map { [0 rgb <0.80, 0.80, 0.78>] [0.6 rgb 0.92] [1 rgb <0.66, 0.66, 0.68>] } scale 1.2 },
        pigment { granite color_map { [0 rgb <0.05, 0.16, 0.24>] [0.6 rgb <0.08, 0.25, 0.34>] [1 rgb <0.2, 0.4, 0.46>] } scale 1.2 }
        rotate 45 * y
      }
      finish { diffuse 0.75 specular 0.6 roughness 0.005 reflection { 0.03, 0.35 fresnel on } conserve_energy }
    }
    interior { ior 1.5 }
  }
#end

#macro Wallpaper(Turn, A, B)
  plane {
    z, 0
    texture {
      pigment { gradient x color_map { [0 color A] [0.49 color A] [0.51 color B] [0.99 color B] [1 color A] } scale 1.1 }
      normal { granite 0.18 scale 0.15 }
      finish { diffuse 0.8 }
    }
    translate 6 * z rotate Turn * y
  }
  box { <-60, 0, 5.8>, <60, 0.7, 6> texture { pigment { color rgb 0.85 } finish { diffuse 0.8 specular 0.3 } } rotate Turn * y }
#end

#macro Snowfall()
  Haze(rgb <0.80, 0.86, 0.93>, 40)
  Sky(rgb <0.80, 0.86, 0.93>, rgb <0.42, 0.56, 0.74>, rgb 0.95)
  plane {
    y, 0
    texture {
      pigment { color rgb <0.88, 0.92, 0.98> }
      normal { average normal_map { [2 bumps 0.3 scale 1.3] [1 granite 0.22 scale 0.06] } }
      finish { diffuse 0.85 specular 0.25 roughness 0.02 }
    }
  }
  #for (I, 1, 36)
    #local A = 360 * rand(Chance);
    #local P = vrotate(<12 + 26 * rand(Chance), 0, 0>, A * y);
    #local S = 0.9 + 0.9 * rand(Chance);
    union {
      cylinder { 0, y, 0.22 texture { pigment { color rgb <0.2, 0.12, 0.07> } } }
      #for (J, 0, 4)
        cone { (0.7 + J * 0.8) * y, 1.5 - J * 0.28, (2.1 + J * 0.8) * y, 0.05 }
      #end
      texture {
        pigment { slope { y } color_map { [0.45 rgb <0.04, 0.14, 0.08>] [0.7 rgb <0.07, 0.2, 0.12>] [0.75 rgb <0.85, 0.9, 0.96>] } }
        normal { granite 1.2 scale 0.3 }
      }
      scale S translate P
    }
  #end
  #for (I, 1, 700)
    sphere {
      <18 * (rand(Chance) - 0.5), 8 * rand(Chance), 18 * (rand(Chance) - 0.5)>, 0.02 + 0.025 * rand(Chance)
      no_shadow
      texture { pigment { color rgb 1 } finish { emission 0.35 diffuse 0.7 } }
    }
  #end
#end

#macro Leaves()
  Haze(rgb <0.95, 0.84, 0.62>, 40)
  Sky(rgb <0.95, 0.86, 0.66>, rgb <0.55, 0.66, 0.80>, rgb <1, 0.95, 0.88>)
  plane { y, 0 texture { pigment { granite color_map { [0 rgb <0.32, 0.15, 0.04>] [1 rgb <0.66, 0.38, 0.10>] } } normal { granite 0.5 } } }
  #for (I, 1, 14000)
    #local R = 30 * pow(rand(Chance), 0.75);
    #local C = rand(Chance);
    sphere {
      0, 1 scale <0.20, 0.012, 0.12>
      rotate <50 * (rand(Chance) - 0.5), 360 * rand(Chance), 50 * (rand(Chance) - 0.5)>
      translate vrotate(<R, 0.03 + 0.09 * rand(Chance), 0>, 360 * rand(Chance) * y)
      texture {
        pigment { granite color_map { [0 rgb <0.5 + 0.35 * C, 0.10 + 0.42 * C, 0.03>] [1 rgb <0.7 + 0.25 * C, 0.22 + 0.45 * C, 0.06>] } scale 0.5 }
        finish { diffuse 0.8 specular 0.15 roughness 0.05 }
      }
    }
  #end
  #for (I, 1, 44)
    #local P = vrotate(<13 + 22 * rand(Chance), 0, 0>, 360 * rand(Chance) * y);
    cone { P, 0.8, P + <0, 16, 0>, 0.45
      texture { pigment { granite color_map { [0 rgb <0.10, 0.07, 0.05>] [1 rgb <0.30, 0.23, 0.17>] } scale <0.5, 2, 0.5> } normal { granite 1 scale <0.4, 2, 0.4> } } }
  #end
#end

#macro Night()
  Haze(rgb <0.06, 0.05, 0.16>, 40)
  sky_sphere { pigment { gradient y color_map { [0 rgb <0.05, 0.05, 0.14>] [0.5 rgb <0.01, 0.01, 0.04>] } } }
  plane {
    y, 0
    texture {
      pigment { granite color_map { [0 rgb <0.05, 0.055, 0.07>] [1 rgb <0.12, 0.12, 0.14>] } scale 0.3 }
      normal { average normal_map { [1 granite 0.12 scale 0.1] [1 bumps 0.10 scale 0.9] } }
      finish { diffuse 0.7 specular 0.5 roughness 0.01 reflection { 0.08, 0.6 fresnel on } conserve_energy }
    }
    interior { ior 1.6 }
  }
  #for (I, 1, 420)
    #local P = vrotate(<11 + 16 * rand(Chance), 0.3 + 9 * pow(rand(Chance), 1.4), 0>, 360 * rand(Chance) * y);
    #local C = rand(Chance);
    sphere {
      P, 0.06 + 0.30 * pow(rand(Chance), 2)
      texture { pigment { color rgb <1.0 - 0.75 * (C > 0.66), 0.35 + 0.5 * C, 0.2 + 0.75 * C * C> } finish { emission 0.9 diffuse 0 } }
    }
  #end
#end

#switch (View)
  #case (1) // From the front, in a warm studio.
    Camera(0, 3.6, 15.5, 3.05, 28)
    Studio(rgb <0.86, 0.60, 0.40>)
    Sun(<-7, 12, -12>, rgb <1.0, 0.94, 0.85> * 0.95, 4)
    Fill(<10, 6, -8>, rgb <0.45, 0.5, 0.6> * 0.45)
    object { Standing(0, 0, 0, Down, Down) }
  #break
  #case (2) // Half from its left, waving in a meadow.
    Camera(38, 3.0, 15.5, 3.0, 30)
    Meadow()
    Sun(<14, 20, -9>, rgb <1.0, 0.96, 0.86> * 1.15, 2)
    Fill(<-10, 8, -14>, rgb <0.4, 0.5, 0.7> * 0.4)
    object { Standing(1, -14, 4, Down, Wave) }
  #break
  #case (3) // From its left, on planks before a brick wall.
    Camera(90, 3.4, 15.5, 3.05, 28)
    Planks(rgb <0.24, 0.12, 0.05>, rgb <0.62, 0.38, 0.19>)
    BrickWall(-90)
    Sun(<10, 12, -8>, rgb <1.0, 0.92, 0.80> * 1.05, 4)
    Fill(<8, 4, 9>, rgb <0.5, 0.55, 0.7> * 0.35)
    object { Standing(0, 0, 0, Down, Forward) }
  #break
  #case (4) // Half from behind, at sunset among dunes.
    Camera(142, 3.7, 16, 3.0, 28)
    Dunes()
    Sun(<16, 7, 12>, rgb <1.0, 0.66, 0.38> * 1.35, 3)
    Fill(<-6, 9, 14>, rgb <0.5, 0.45, 0.75> * 0.45)
    object { Standing(0, -24, 0, Hip, Hip) }
  #break
  #case (5) // From behind, in a tiled room.
    Camera(180, 4.0, 15.5, 3.05, 28)
    Tiles()
    Wallpaper(180, rgb <0.82, 0.76, 0.55>, rgb <0.88, 0.84, 0.68>)
    Sun(<-9, 13, 9>, rgb <0.95, 0.97, 1.0>, 4)
    Fill(<9, 7, 12>, rgb <0.7, 0.6, 0.5> * 0.45)
    object { Standing(0, 0, 0, Down, Wave) }
  #break
  #case (6) // Half from behind on the other side, in the snow.
    Camera(222, 3.2, 16, 3.05, 29)
    Snowfall()
    Sun(<-14, 14, 3>, rgb <1.0, 0.95, 0.9> * 0.95, 5)
    Fill(<-4, 8, 16>, rgb <0.45, 0.55, 0.75> * 0.5)
    object { Standing(0, 30, 0, Forward, Down) }
  #break
  #case (7) // From its right, on autumn leaves.
    Camera(270, 3.0, 15.5, 3.05, 29)
    Leaves()
    Sun(<-13, 15, -7>, rgb <1.0, 0.86, 0.64> * 1.2, 3)
    Fill(<-10, 6, 10>, rgb <0.5, 0.55, 0.65> * 0.4)
    object { Standing(0, 16, 0, Hip, Down) }
  #break
  #case (8) // Half from its right and from above, cheering in a blue studio.
    Camera(322, 8.6, 14.2, 2.75, 29)
    Studio(rgb <0.36, 0.56, 0.78>)
    Sun(<-9, 15, -8>, rgb <1.0, 0.97, 0.92>, 4)
    Fill(<9, 7, -10>, rgb <0.6, 0.5, 0.45> * 0.45)
    object { Standing(1, 8, -3, Cheer, Cheer) }
  #break
  #case (9) // A portrait, from close by.
    Camera(14, 4.5, 11.5, 3.95, 25)
    Planks(rgb <0.18, 0.12, 0.09>, rgb <0.46, 0.34, 0.24>)
    Wallpaper(-8, rgb <0.34, 0.42, 0.32>, rgb <0.42, 0.50, 0.38>)
    Sun(<9, 10, -10>, rgb <1.0, 0.93, 0.82> * 1.05, 4)
    Fill(<-10, 5, -9>, rgb <0.45, 0.5, 0.62> * 0.45)
    object { Standing(2, -10, -6, Hip, Hip) }
  #break
  #case (10) // From below, half from its right, between the lights of a night.
    Camera(-24, 1.3, 14.5, 3.1, 30)
    Night()
    Sun(<-9, 9, -10>, rgb <1.0, 0.72, 0.46> * 0.9, 3)
    Fill(<10, 6, -6>, rgb <0.25, 0.4, 1.0> * 0.55)
    light_source { <3, 8, 9> color rgb <0.9, 0.3, 0.7> * 0.9 }
    object { Standing(1, 12, 5, Wave, Forward) }
  #break
#end
